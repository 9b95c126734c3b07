package planted.alone.domain.money;

import java.nio.file.Path;

/** Reads from the disk. */
public record RateFile(Path file) {}
