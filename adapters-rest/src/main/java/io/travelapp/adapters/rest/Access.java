package io.travelapp.adapters.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says who may use an operation. Each operation says so; one that does not is refused to all. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Access {

  Who value();

  /** Who it is for. */
  enum Who {
    /** Whoever asks; a token is not looked at. */
    ANYBODY,
    /**
     * Whoever asks; who shows a token gets an answer of their own, and the token has to be good.
     */
    ANYBODY_KNOWN_OR_NOT,
    /** Who is signed in. */
    CUSTOMER,
    /** Who is signed in and runs the service. */
    ADMINISTRATOR
  }
}
