package io.travelapp.adapters.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecretsTest {

  private final Secrets secrets = new Secrets(new SecureRandom());

  @Test
  void an_id_is_a_random_uuid() {
    Set<UUID> ids = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      UUID id = secrets.id();
      assertThat(id.version()).isEqualTo(4);
      assertThat(id.variant()).isEqualTo(2);
      ids.add(id);
    }
    assertThat(ids).hasSize(1000);
  }

  @Test
  void a_code_has_six_digits_and_may_begin_with_any() {
    var codes = Stream.generate(secrets::code).limit(2000).toList();

    assertThat(codes).allMatch(code -> code.matches("[0-9]{6}"));
    assertThat(codes.stream().map(code -> code.charAt(0)).distinct()).hasSize(10);
    assertThat(codes.stream().distinct().count()).isGreaterThan(1900);
  }
}
