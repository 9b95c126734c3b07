package planted.doors.adapters.gtfs;

/** A door. */
public final class GtfsAdapters {}
