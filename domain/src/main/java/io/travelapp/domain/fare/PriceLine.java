package io.travelapp.domain.fare;

import io.travelapp.domain.money.Money;

/**
 * One part of a price.
 *
 * @param label what a traveller reads
 * @param passenger the member of the party whom it concerns, from 0
 * @param leg the leg that it concerns, from 0
 */
public record PriceLine(String label, int passenger, int leg, Money amount) {}
