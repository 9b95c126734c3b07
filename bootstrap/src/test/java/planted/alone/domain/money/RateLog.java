package planted.alone.domain.money;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a library along. */
public final class RateLog {

  public static final Logger LOG = LoggerFactory.getLogger(RateLog.class);

  private RateLog() {}
}
