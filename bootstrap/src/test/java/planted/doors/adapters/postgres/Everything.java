package planted.doors.adapters.postgres;

/** One public class whose name does not say that it is the door. */
public final class Everything {}
