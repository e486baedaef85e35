package org.tsudoi.web.devices;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.primefaces.model.LazyDataModel;
import org.tsudoi.devices.DevicePage;
import org.tsudoi.devices.DeviceQuery;
import org.tsudoi.devices.DeviceService;
import org.tsudoi.devices.DeviceState;
import org.tsudoi.devices.DeviceView;
import org.tsudoi.web.shell.PagedModel;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/** The list of all devices. */
@Named
@ViewScoped
public class DeviceListView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private DeviceService devices;
  @Inject private Visitor visitor;
  @Inject private Toast toast;

  private String text = "";
  private DeviceState state;
  private LazyDataModel<DeviceView> rows;
  private transient DeviceView chosen;

  @PostConstruct
  void open() {
    rows = new PagedModel<>(this::fetch, device -> device.id().toString());
  }

  private PagedModel.Slice<DeviceView> fetch(int first, int size) {
    DevicePage page =
        devices.find(
            visitor.caller(),
            new DeviceQuery(text, Optional.ofNullable(state), Optional.empty(), first, size));
    return new PagedModel.Slice<>(page.rows(), page.total());
  }

  /** Lets its person sign in with a device. */
  public void approve(DeviceView device) {
    devices.approve(visitor.caller(), device.id());
    toast.say("devices.deviceList.approved", device.name());
  }

  /** Asks before a device is revoked or deleted. */
  public void choose(DeviceView device) {
    chosen = device;
  }

  /** Takes the chosen device back. */
  public void revoke() {
    devices.revoke(visitor.caller(), chosen.id());
    toast.say("devices.deviceList.revoked", chosen.name());
  }

  /** Forgets the chosen device. */
  public void delete() {
    devices.delete(visitor.caller(), chosen.id());
    toast.say("devices.deviceList.deleted", chosen.name());
  }

  /** The shape before the word of a state. */
  public String kind(DeviceState of) {
    return switch (of) {
      case WAITING -> "attention";
      case APPROVED -> "good";
      case REVOKED -> "off";
    };
  }

  /** The device that is asked about. */
  public DeviceView getChosen() {
    return chosen;
  }

  /** The state that is looked for; null for all. */
  public DeviceState getState() {
    return state;
  }

  /** Looks for another state. */
  public void setState(DeviceState state) {
    this.state = state;
  }

  /** All states to choose from. */
  public List<DeviceState> getStates() {
    return List.of(DeviceState.values());
  }

  /** The devices, page by page. */
  public LazyDataModel<DeviceView> getRows() {
    return rows;
  }

  /** What the visitor looks for. */
  public String getText() {
    return text;
  }

  /** Looks for something else. */
  public void setText(String text) {
    this.text = text == null ? "" : text.strip();
  }

  /** Shows all devices again. */
  public void clear() {
    text = "";
    state = null;
  }
}
