package io.travelapp.adapters.local;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens to all that is logged, at every level: ours, and the JDK's own. */
final class WholeLog implements AutoCloseable {

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final ch.qos.logback.classic.Logger ours;
  private final java.util.logging.Logger jdk = java.util.logging.Logger.getLogger("");
  private final Level levelOfOurs;
  private final java.util.logging.Level levelOfJdk = jdk.getLevel();
  private final Listener listener = new Listener();
  private final JdkListener jdkListener = new JdkListener();

  WholeLog() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    ours = context.getLogger(Logger.ROOT_LOGGER_NAME);
    levelOfOurs = ours.getLevel();
    listener.setContext(context);
    listener.start();
    ours.setLevel(Level.TRACE);
    ours.addAppender(listener);
    jdk.setLevel(java.util.logging.Level.ALL);
    jdk.addHandler(jdkListener);
  }

  List<String> lines() {
    return lines;
  }

  @Override
  public void close() {
    ours.detachAppender(listener);
    ours.setLevel(levelOfOurs);
    jdk.removeHandler(jdkListener);
    jdk.setLevel(levelOfJdk);
  }

  private final class Listener extends AppenderBase<ILoggingEvent> {

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(event.getFormattedMessage());
      if (event.getThrowableProxy() != null) {
        lines.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    }
  }

  private final class JdkListener extends Handler {

    @Override
    public void publish(LogRecord line) {
      lines.add(new SimpleFormatter().formatMessage(line));
      if (line.getThrown() != null) {
        StringWriter trace = new StringWriter();
        line.getThrown().printStackTrace(new PrintWriter(trace));
        lines.add(trace.toString());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
