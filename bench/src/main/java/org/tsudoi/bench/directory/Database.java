package org.tsudoi.bench.directory;

import java.util.Map;
import org.tsudoi.bench.contender.Workplace;

/** One of the databases that Tsudoi runs on. */
interface Database extends AutoCloseable {

  /** Its name in the report. */
  String name();

  /** The settings that make the server use it. */
  Map<String, String> settings();

  /** Writes the people into its tables, while no server runs. */
  void write(Workplace place, People people);

  @Override
  void close();
}
