package io.travelapp.adapters.local;

import io.travelapp.domain.payment.IntentKey;

/** The page at which the holder of a card of the sandbox confirms a payment. */
final class ConfirmationPage {

  static final String CONFIRMED = page("<p>The payment is confirmed. You can go back now.</p>");
  static final String REFUSED = page("<p>The payment is refused. You can go back now.</p>");
  static final String NOTHING_ASKED = page("<p>There is nothing to confirm here.</p>");

  private ConfirmationPage() {}

  /** A key has neither blanks nor anything that means something in HTML. */
  static String asking(IntentKey intent) {
    return page(
        """
        <p>Do you want to pay?</p>
        <form method="post" action="/confirmations/%1$s/confirmation"><button>Confirm</button></form>
        <form method="post" action="/confirmations/%1$s/refusal"><button>Refuse</button></form>
        """
            .formatted(intent));
  }

  private static String page(String content) {
    return """
    <!doctype html>
    <html lang="en">
    <head><meta charset="utf-8"><title>Sandbox payment</title></head>
    <body><h1>Sandbox payment</h1>
    %s</body>
    </html>
    """
        .formatted(content);
  }
}
