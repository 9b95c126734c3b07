package io.travelapp.adapters.rest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.glassfish.grizzly.http.server.Request;

/**
 * Where a request comes from, as far as that tells clients apart: who comes by way of this machine,
 * such as through a proxy that runs here, is not counted by it.
 */
final class ClientAddress {

  private ClientAddress() {}

  static Optional<String> of(Request request) {
    String address = request.getRemoteAddr();
    return address == null || isThisMachine(address) ? Optional.empty() : Optional.of(address);
  }

  private static boolean isThisMachine(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
