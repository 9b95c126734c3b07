package io.travelapp.testkit.memory;

import io.travelapp.domain.customer.CustomerId;

/** A sign-up that waits for its code. */
record SignUp(CustomerId subject, HashedPassword password, MailedCode code) {}
