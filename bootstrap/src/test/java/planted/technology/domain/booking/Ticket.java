package planted.technology.domain.booking;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The wire in the domain. */
public record Ticket(@JsonProperty("no") String number) {}
