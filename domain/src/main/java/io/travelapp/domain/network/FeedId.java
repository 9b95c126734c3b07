package io.travelapp.domain.network;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * What a timetable feed calls a thing: the feed's name and its own id, written {@code
 * yamanashi-2017:S1}.
 *
 * <p>Several feeds live side by side, so a local id alone names nothing. Everything that comes from
 * a feed is identified by this, never by its name: a stop that is renamed stays the same stop.
 *
 * @param feed the feed's name: letters, digits, dot, underscore and hyphen, at most 60
 * @param localId the id inside the feed, as it stands there
 */
public record FeedId(String feed, String localId) {

  public FeedId {
    if (!isFeedName(feed)) {
      throw new IllegalArgumentException(
          "A feed's name consists of 1 to 60 letters, digits, dots, underscores and hyphens, not \""
              + feed
              + "\"");
    }
    if (localId.isEmpty()) {
      throw new IllegalArgumentException("An id in feed " + feed + " is empty");
    }
  }

  public static boolean isFeedName(String text) {
    return text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");
  }

  /** Reads {@code feed:localId}; empty where the text has another form. */
  public static Optional<FeedId> parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1 || !isFeedName(text.substring(0, colon))) {
      return Optional.empty();
    }
    return Optional.of(new FeedId(text.substring(0, colon), text.substring(colon + 1)));
  }

  /**
   * The thing that stands under this one, such as one start of a journey that runs by frequency.
   */
  public FeedId child(String suffix) {
    return new FeedId(feed, localId + "#" + suffix);
  }

  /**
   * The number by which a thing of the given kind is known here: the same for the same feed id, in
   * every store and at every import. Sixty bits of the MD5 digest (RFC 9562, version 3): at a
   * million things two share a number with a probability of about one in two million, and stores
   * refuse that by their keys.
   */
  public long number(String kind) {
    byte[] name = (kind + ":" + this).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).getLeastSignificantBits() & ((1L << 60) - 1);
  }

  @Override
  public String toString() {
    return feed + ":" + localId;
  }
}
