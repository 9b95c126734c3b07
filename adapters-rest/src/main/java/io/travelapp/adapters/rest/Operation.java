package io.travelapp.adapters.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of an operation what a reader of the OpenAPI document wants to know and its signature does
 * not tell.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Operation {

  /** Its name for programs, unique. */
  String id();

  /** What it does, in a few words. */
  String summary();

  /** The statuses of success. */
  int[] statuses() default 200;

  /** What is answered then, a record; none by default. */
  Class<?> answers() default Void.class;

  /** Whether the answer is a page of such. */
  boolean list() default false;

  /** Whether it is done once for each {@code Idempotency-Key}, which it needs. */
  boolean once() default false;

  /** Whether its texts are in the language that Accept-Language asks for. */
  boolean localized() default false;

  /** What can go wrong, besides what can with every operation. */
  ProblemCode[] problems() default {};

  /** Its query parameters. */
  Query[] query() default {};

  /** A query parameter. */
  @interface Query {

    String name();

    /** A type that {@link TextForm} knows, a text, or a whole number. */
    Class<?> type();

    boolean required() default false;

    /** The least number. */
    int min() default 0;

    /** The greatest number; 0 for no bound. */
    int max() default 0;

    /** What it is for, in a sentence. */
    String what();
  }
}
