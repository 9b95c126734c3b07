package io.travelapp.adapters.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.customer.Mailer.Mail;
import io.travelapp.testkit.contract.IdentitiesContract;
import io.travelapp.testkit.fixture.Fixtures;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CognitoIdentitiesTest implements IdentitiesContract {

  private static final Cloud CLOUD = Cloud.open();

  @AfterAll
  static void close() {
    CLOUD.close();
  }

  @Override
  public CognitoIdentities identities() {
    return (CognitoIdentities) CLOUD.identities();
  }

  @Override
  public List<Mail> sent() {
    return CLOUD.sent();
  }

  @Override
  public void passTime(Duration time) {
    CLOUD.clock().pass(time);
  }

  @Test
  void what_is_tested_speaks_with_the_stand_in() {
    identities().resendCode(Fixtures.anEmailAddress());

    assertThat(CLOUD.standIn().asked()).contains("ListUsers");
  }
}
