package planted.doors.adapters.rest;

import jakarta.ws.rs.Path;

/** Innocent: public for Jersey, with a constructor that is not. */
@Path("/holds")
public final class HoldsResource {

  HoldsResource() {}
}
