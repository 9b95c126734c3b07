package planted.doors.adapters.local;

/** The only class, and no door. */
final class EmlMailer {}
