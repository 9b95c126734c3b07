package io.travelapp.proof;

import io.travelapp.bootstrap.TestServer;
import io.travelapp.bootstrap.Traveller;

/**
 * A customer's account, signed in at all nodes, again when it was too long ago; with two cards that
 * the gateway keeps.
 */
final class Session {

  private final TestServer.Account account;
  private final String goodCard;
  private final String badCard;
  private volatile Traveller signedIn;

  private Session(TestServer.Account account, Traveller signedIn) {
    this.account = account;
    this.signedIn = signedIn;
    this.goodCard = card(Traveller.GOOD_CARD);
    this.badCard = card(Traveller.DECLINED_CARD);
  }

  private String card(String number) {
    return signedIn.cardToken(number).expect(201).text("/token");
  }

  static Session begin(TestServer.Account account, Traveller anybody) {
    return new Session(account, account.signedIn(anybody));
  }

  Traveller at(int port) {
    return signedIn.at(port);
  }

  /** Changes nothing if the node is busy. */
  void signInAgain(int port) {
    account.signIn(Traveller.anonymous(port)).ifPresent(again -> signedIn = again);
  }

  /** Pays. */
  String goodCard() {
    return goodCard;
  }

  /** Is declined. */
  String badCard() {
    return badCard;
  }
}
