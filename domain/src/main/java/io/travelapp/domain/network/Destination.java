package io.travelapp.domain.network;

import java.util.Optional;

/**
 * A place that is promoted, with text and picture.
 *
 * @param position its rank among the promoted, from 1
 * @param summary what is to be seen there, in a sentence or two
 * @param pictureUrl where a picture of it is found
 */
public record Destination(
    Place place, int position, LocalizedText summary, Optional<String> pictureUrl) {}
