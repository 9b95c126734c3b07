package io.travelapp.testkit.memory;

import io.travelapp.domain.payment.Card;
import io.travelapp.domain.payment.CardSummary;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.CardVault;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * {@link CardVault} in memory. Of a card it keeps what may be shown and whether money can be had
 * from it: {@code 4000 0000 0000 0002} is declined, every other card is good.
 */
public final class InMemoryCardVault implements CardVault {

  private static final String DECLINED_NUMBER = "4000000000000002";

  private final RandomGenerator random;
  private final Map<CardToken, StoredCard> cards = new ConcurrentHashMap<>();

  record StoredCard(CardSummary summary, boolean good) {}

  /** A vault whose tokens are drawn from {@code random}, which has to be a secure source. */
  public InMemoryCardVault(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public Answer store(Card card) {
    CardToken token = newToken();
    cards.put(token, new StoredCard(card.summary(), !card.number().equals(DECLINED_NUMBER)));
    return new Answer.Stored(token, card.summary());
  }

  private synchronized CardToken newToken() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return new CardToken("card_" + new BigInteger(1, bytes).toString(36));
  }

  Optional<StoredCard> find(CardToken token) {
    return Optional.ofNullable(cards.get(token));
  }
}
