package io.travelapp.proof;

import io.travelapp.bootstrap.Between;
import io.travelapp.bootstrap.Between.Call;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A payment gateway as it is in the world: now and then a request does not arrive, an answer is
 * lost though it was done, or an authorisation is gone when it is to be captured.
 */
final class Unreliable {

  private Unreliable() {}

  /**
   * Makes a gateway so.
   *
   * @param percent of the calls that each of these happens to
   */
  static PaymentGateway gateway(PaymentGateway real, int percent) {
    return Between.on(PaymentGateway.class, real, call -> answer(call, real, percent));
  }

  private static @Nullable Object answer(Call call, PaymentGateway real, int percent)
      throws Throwable {
    int chance = ThreadLocalRandom.current().nextInt(100);
    if (chance < percent) {
      return unknown(call);
    }
    if (chance < 2 * percent && call.is("capture")) {
      var unused = real.voidAuthorisation((IntentKey) call.arguments().getFirst());
    }
    Object answer = call.goOn();
    return chance >= 100 - percent ? unknown(call) : answer;
  }

  /** The answer of this call which says that nobody knows. */
  private static Object unknown(Call call) throws ReflectiveOperationException {
    var constructor =
        Arrays.stream(call.method().getReturnType().getPermittedSubclasses())
            .filter(answer -> answer.getSimpleName().equals("Unknown"))
            .findFirst()
            .orElseThrow()
            .getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }
}
