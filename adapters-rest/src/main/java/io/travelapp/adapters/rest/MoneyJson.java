package io.travelapp.adapters.rest;

/** Money as it is written: a decimal text with the currency's digits, and its ISO 4217 code. */
record MoneyJson(String amount, String currency) {}
