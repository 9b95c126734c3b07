package io.travelapp.adapters.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.travelapp.domain.customer.AuditRecord;
import io.travelapp.domain.customer.AuditRecord.Deed;
import io.travelapp.domain.customer.AuditTrail;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.testkit.contract.AuditTrailContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditFileTest implements AuditTrailContract {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2027-04-01T06:00:00Z"));

  @TempDir private Path folder;
  private AuditTrail trail = record -> {};

  @BeforeEach
  void open() {
    trail = AuditFile.in(folder, CLOCK);
  }

  @Override
  public AuditTrail trail() {
    return trail;
  }

  @Override
  public List<AuditRecord> kept() {
    return lines().stream().map(AuditFileTest::parse).toList();
  }

  @Test
  void a_record_is_a_line_that_programs_read_and_a_restart_goes_on_with_the_file() {
    trail.record(AuditRecord.of(Deed.SIGNED_IN, new CustomerId("c-1")).with("from", "192.0.2.1"));
    AuditFile.in(folder, CLOCK).record(AuditRecord.ofNobody(Deed.DENIED));

    assertThat(lines())
        .containsExactly(
            "{\"at\":\"2027-04-01T06:00:00Z\",\"deed\":\"signed_in\",\"who\":\"c-1\",\"facts\":{\"from\":\"192.0.2.1\"}}",
            "{\"at\":\"2027-04-01T06:00:00Z\",\"deed\":\"denied\",\"facts\":{}}");
  }

  @Test
  void what_two_processes_record_in_turn_is_all_kept() {
    AuditTrail other = AuditFile.in(folder, CLOCK);
    for (int i = 0; i < 3; i++) {
      trail.record(AuditRecord.ofNobody(Deed.DENIED).with("by", "one"));
      other.record(AuditRecord.ofNobody(Deed.ROLE_GRANTED).with("by", "other"));
    }

    assertThat(kept())
        .extracting(AuditRecord::deed)
        .containsExactly(
            Deed.DENIED,
            Deed.ROLE_GRANTED,
            Deed.DENIED,
            Deed.ROLE_GRANTED,
            Deed.DENIED,
            Deed.ROLE_GRANTED);
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(folder.resolve(AuditFile.NAME));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AuditRecord parse(String line) {
    try {
      JsonNode json = new JsonMapper().readTree(line);
      TreeMap<String, String> facts = new TreeMap<>();
      json.path("facts")
          .properties()
          .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
      return new AuditRecord(
          Deed.valueOf(json.path("deed").asText().toUpperCase(Locale.ROOT)),
          Optional.ofNullable(json.get("who")).map(who -> new CustomerId(who.asText())),
          facts);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
