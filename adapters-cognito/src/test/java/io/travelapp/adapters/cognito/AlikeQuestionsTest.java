package io.travelapp.adapters.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Identities;
import io.travelapp.testkit.fixture.Fixtures;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For an address with an account Cognito is asked for the same, in the same order, as for one
 * without: so an answer takes as long for both.
 */
class AlikeQuestionsTest {

  private static final Cloud CLOUD = Cloud.open();

  @AfterAll
  static void close() {
    CLOUD.close();
  }

  static List<Arguments> questions() {
    return List.of(
        question("sign up", (to, email) -> to.signUp(email, Fixtures.aPassword())),
        question("send the code again", Identities::resendCode),
        question("confirm", (to, email) -> to.confirm(email, "000000")),
        question("sign in", (to, email) -> to.signIn(email, Fixtures.aPassword())),
        question("send a code to reset", Identities::sendResetCode),
        question("reset", (to, email) -> to.resetPassword(email, "000000", Fixtures.aPassword())));
  }

  private static Arguments question(String name, BiConsumer<Identities, EmailAddress> question) {
    return arguments(name, question);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("questions")
  void cognito_is_asked_alike(String name, BiConsumer<Identities, EmailAddress> question) {
    EmailAddress known = Fixtures.anEmailAddress();
    CLOUD.account(known, Fixtures.aPassword());

    List<String> forKnown = asked(question, known);
    List<String> forUnknown = asked(question, Fixtures.anEmailAddress());

    assertThat(forKnown).as(name).isEqualTo(forUnknown);
  }

  private static List<String> asked(
      BiConsumer<Identities, EmailAddress> question, EmailAddress email) {
    int before = CLOUD.standIn().asked().size();
    question.accept(CLOUD.identities(), email);
    List<String> all = CLOUD.standIn().asked();
    return all.subList(before, all.size());
  }
}
