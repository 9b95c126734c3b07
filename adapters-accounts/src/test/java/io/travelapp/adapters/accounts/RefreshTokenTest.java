package io.travelapp.adapters.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.travelapp.domain.customer.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokenTest {

  private final Secrets secrets = new Secrets(new SecureRandom());
  private final UUID session = secrets.id();

  @Test
  void a_token_names_its_session_and_is_read_as_it_was_written() {
    RefreshToken token = RefreshToken.next(session, secrets);

    RefreshToken read = RefreshToken.parse(token.toText()).orElseThrow();

    assertThat(read.session()).isEqualTo(session);
    assertThat(read.hash()).isEqualTo(token.hash());
    assertThat(read.toText()).isEqualTo(token.toText()).matches("[A-Za-z0-9_-]{64}");
  }

  @Test
  void no_two_tokens_of_a_session_are_the_same() {
    assertThat(RefreshToken.next(session, secrets).toText())
        .isNotEqualTo(RefreshToken.next(session, secrets).toText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+A",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA A",
        "ääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääää"
      })
  void what_is_not_written_so_is_no_token(String text) {
    assertThat(RefreshToken.parse(text)).isEmpty();
  }

  @Test
  void what_a_token_sealed_it_alone_opens() {
    RefreshToken token = RefreshToken.next(session, secrets);
    Tokens answer = new Tokens("access.token.text", "refresh", Duration.ofMinutes(10));

    byte[] sealed = token.seal(answer, secrets);

    assertThat(token.unseal(sealed)).isEqualTo(answer);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("access", "refresh");
    assertThatThrownBy(() -> RefreshToken.next(session, secrets).unseal(sealed))
        .isInstanceOf(IllegalStateException.class);
    sealed[sealed.length - 1] ^= 1;
    assertThatThrownBy(() -> token.unseal(sealed)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_token_says_nothing_of_itself() {
    assertThat(RefreshToken.next(session, secrets)).hasToString("***");
  }
}
