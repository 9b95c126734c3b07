package io.travelapp.testkit.memory;

import io.travelapp.domain.booking.AnsweredRequests;
import io.travelapp.domain.booking.AnsweredRequests.Claim.Answered;
import io.travelapp.domain.booking.AnsweredRequests.Claim.GoOn;
import io.travelapp.domain.booking.AnsweredRequests.Claim.InProgress;
import io.travelapp.domain.booking.AnsweredRequests.Claim.UsedForAnother;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.customer.CustomerId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@link AnsweredRequests} in memory. */
final class InMemoryAnsweredRequests implements AnsweredRequests {

  private final InstantSource clock;

  /** The oldest claim first. */
  private final Map<RequestKey, Request> requests = new LinkedHashMap<>();

  private record Request(String fingerprint, Instant claimedAt, Optional<Answer> answer) {}

  InMemoryAnsweredRequests(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Claim claim(RequestKey key, String fingerprint) {
    Instant now = clock.instant();
    dropWhatIsOldAt(now);
    Request earlier = requests.get(key);
    if (earlier == null) {
      requests.put(key, new Request(fingerprint, now, Optional.empty()));
      return new GoOn();
    }
    if (!earlier.fingerprint().equals(fingerprint)) {
      return new UsedForAnother();
    }
    if (earlier.answer().isPresent()) {
      return new Answered(earlier.answer().get());
    }
    if (now.isBefore(earlier.claimedAt().plus(TAKEN_OVER_AFTER))) {
      return new InProgress();
    }
    requests.remove(key);
    requests.put(key, new Request(fingerprint, now, Optional.empty()));
    return new GoOn();
  }

  /** An answer comes after its claim, so it is kept longer than it has to be. */
  private void dropWhatIsOldAt(Instant now) {
    Instant oldest = now.minus(KEPT.multipliedBy(2));
    var entries = requests.values().iterator();
    while (entries.hasNext() && entries.next().claimedAt().isBefore(oldest)) {
      entries.remove();
    }
  }

  @Override
  public synchronized Answer answer(RequestKey key, Answer answer) {
    Request request = requests.get(key);
    if (request == null) {
      return answer;
    }
    Answer first = request.answer().orElse(answer);
    requests.put(key, new Request(request.fingerprint(), request.claimedAt(), Optional.of(first)));
    return first;
  }

  @Override
  public synchronized void forget(RequestKey key) {
    requests.computeIfPresent(key, (k, request) -> request.answer().isPresent() ? request : null);
  }

  synchronized void forgetAll(CustomerId customer) {
    requests.keySet().removeIf(key -> key.principal().equals(customer));
  }
}
