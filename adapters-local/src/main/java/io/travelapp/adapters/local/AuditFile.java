package io.travelapp.adapters.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.travelapp.domain.customer.AuditRecord;
import io.travelapp.domain.customer.AuditTrail;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Audit records as lines of JSON, appended to one file. A record is handed to the operating system
 * at once and not forced to the disk: it outlives the process, and a power cut may take the last.
 */
final class AuditFile implements AuditTrail {

  /** The name of the file in its folder. */
  static final String NAME = "audit.jsonl";

  private final FileOutputStream file;
  private final InstantSource clock;

  private AuditFile(FileOutputStream file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  static AuditFile in(Path folder, InstantSource clock) {
    try {
      return new AuditFile(DurableFolder.at(folder).append(NAME), clock);
    } catch (IOException e) {
      throw new UncheckedIOException("No audit records can be kept in " + folder, e);
    }
  }

  @Override
  public void record(AuditRecord record) {
    ObjectNode line =
        GatewayJson.object()
            .put("at", clock.instant().toString())
            .put("deed", record.deed().name().toLowerCase(Locale.ROOT));
    record.who().ifPresent(who -> line.put("who", who.subject()));
    new TreeMap<>(record.facts()).forEach(line.putObject("facts")::put);
    append((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private synchronized void append(byte[] line) {
    try {
      file.write(line);
    } catch (IOException e) {
      throw new UncheckedIOException("An audit record could not be kept", e);
    }
  }
}
