package io.travelapp.testkit.memory;

import io.travelapp.domain.customer.Mailer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** {@link Mailer} in memory: a mail has arrived when it was sent, and can be read here. */
public final class InMemoryMailer implements Mailer {

  private final List<Mail> sent = new CopyOnWriteArrayList<>();

  @Override
  public void send(Mail mail) {
    sent.add(mail);
  }

  /** All mails so far, in the order in which they were sent. */
  public List<Mail> sent() {
    return List.copyOf(sent);
  }
}
