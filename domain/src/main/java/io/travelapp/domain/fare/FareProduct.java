package io.travelapp.domain.fare;

/**
 * The conditions under which a journey is sold.
 *
 * @param id its stable name, such as {@code standard}
 * @param label what a traveller reads
 */
public record FareProduct(String id, String label, RefundPolicy refundPolicy) {}
