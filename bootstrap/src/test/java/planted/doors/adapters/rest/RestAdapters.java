package planted.doors.adapters.rest;

/** Innocent: the door. */
public final class RestAdapters {

  public record Options(int port) {}
}
