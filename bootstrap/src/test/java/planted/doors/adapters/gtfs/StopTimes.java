package planted.doors.adapters.gtfs;

/** A second public class. */
public final class StopTimes {}
