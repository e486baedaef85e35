package org.tsudoi.web.devices;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.tsudoi.accounts.DeviceTransferService;
import org.tsudoi.accounts.ImportReport;
import org.tsudoi.shared.Caller;
import org.tsudoi.web.accounts.CsvImportView;

/** Takes devices from a CSV text. */
@Named
@ViewScoped
public class DeviceImportView extends CsvImportView {

  private static final long serialVersionUID = 1L;

  @Inject private DeviceTransferService transfer;

  @Override
  protected ImportReport preview(Caller caller, byte[] file) {
    return transfer.preview(caller, file);
  }

  @Override
  protected ImportReport take(Caller caller, byte[] file) {
    return transfer.take(caller, file);
  }
}
