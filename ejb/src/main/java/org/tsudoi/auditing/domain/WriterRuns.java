package org.tsudoi.auditing.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where the runs of the servers are kept. */
public interface WriterRuns {

  /** Adds a run that begins. */
  void add(WriterRun run);

  /** The run with that id. */
  Optional<WriterRun> find(UUID id);

  /** The runs of that node that are not settled, but for the current one. */
  List<WriterRun> unsettled(String node, UUID current);
}
