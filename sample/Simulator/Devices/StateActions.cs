using System.Text.Json.Nodes;
using Losant.Simulator.Actions;
using Losant.Simulator.Collections;
using Losant.Simulator.Data;
using Losant.Simulator.Server;
using Losant.Simulator.Store;

namespace Losant.Simulator.Devices;

/// <summary>What devices send and receive: states, commands, connections.</summary>
internal sealed class StateActions(SimulatorState state)
{
    public void Register(ActionTable table)
    {
        table.Add("device.sendState", SendState);
        table.Add("device.getState", GetState);
        table.Add("device.getCompositeState", call => Composite(Device(call), call));
        table.Add("devices.getCompositeState", CompositeOfAll);
        table.Add("device.sendCommand", call => SendCommand([Device(call)], (JsonObject)call.Body!));
        table.Add("device.getCommand", call => Newest(state.Store.History(Device(call).Id).Commands, call));
        table.Add("device.setConnectionStatus", SetConnection);
        table.Add("device.getLogEntries", call => Newest(state.Store.History(Device(call).Id).Connections, call));
        table.AddStream("device.stateStream", call => new(Streams.EventHub.States(Device(call).Id)));
        table.AddStream("device.commandStream", call => new(Streams.EventHub.Commands(Device(call).Id)));
        table.AddStream("application.mqttSubscriptionStream", call => new(Streams.EventHub.Messages(call.Id("applicationId")), call.QueryText("topic")));
        table.Add("application.mqttPublishMessage", Publish);
    }

    /// <summary>Keeps a state and sends it to those who follow the device.</summary>
    public void Keep(Document device, JsonObject sent)
    {
        var time = StateReader.Time(sent["time"], state.NowMilliseconds);
        var values = StateReader.Values(device, (JsonObject)sent["data"]!);
        if (!StateReader.IsKept(time, state.NowMilliseconds))
            return;
        Keep(device, time, values, sent["meta"]);
    }

    public void Keep(Document device, long time, IReadOnlyDictionary<string, SimulatedValue> values, JsonNode? meta = null)
    {
        state.Store.History(device.Id).Points.Add(time, values, meta?.DeepClone());
        state.Hub.Send(Streams.EventHub.States(device.Id), "deviceState", State(new TimedPoint(time, values) { Meta = meta }));
    }

    public JsonObject SendCommand(IEnumerable<Document> devices, JsonObject body)
    {
        var time = StateReader.Time(body["time"], state.NowMilliseconds);
        foreach (var device in devices)
        {
            var command = new JsonObject { ["name"] = body["name"]?.DeepClone(), ["time"] = TimeRange.ToText(time) };
            if (body.TryGetPropertyValue("payload", out var payload))
                command["payload"] = payload?.DeepClone();
            state.Store.History(device.Id).Commands.Add(time, command);
            state.Hub.Send(Streams.EventHub.Commands(device.Id), "deviceCommand", command);
        }

        return Success();
    }

    /// <summary>Notes that a device has connected or disconnected.</summary>
    public void SetConnection(Document device, JsonObject body)
    {
        var connects = JsonRead.Text(body["status"]) == "connected";
        var time = StateReader.Time(body[connects ? "connectedAt" : "disconnectedAt"], state.NowMilliseconds);
        device.Edit().Hidden["connected"] = connects ? 1 : 0;
        device.Hidden[connects ? "connectedAt" : "disconnectedAt"] = time;
        if (!connects && body["connectedAt"] is { } since)
            device.Hidden["connectedAt"] = StateReader.Time(since, state.NowMilliseconds);
        var entry = new JsonObject { ["connected"] = connects ? 1 : 0, ["time"] = TimeRange.ToText(time) };
        foreach (var name in (string[])["disconnectReason", "messagesFromClient", "messagesToClient", "ipAddress"])
        {
            if (body[name] is { } value)
                entry[name] = value.DeepClone();
        }

        state.Store.History(device.Id).Connections.Add(time, entry);
    }

    private static JsonObject Success() => new() { ["success"] = true };

    private Document Device(ApiCall call) => state.Devices.Find(call.Id("applicationId"), call.Id("deviceId")) ?? throw ApiFailure.NotFound("Device");

    private JsonObject SendState(ApiCall call)
    {
        var device = Device(call);
        var sent = call.Body is JsonArray list ? [.. list.OfType<JsonObject>()] : new[] { (JsonObject)call.Body! };

        // All of them are checked before the first is kept.
        foreach (var one in sent)
            StateReader.Values(device, (JsonObject)one["data"]!);
        foreach (var one in sent)
            Keep(device, one);
        return Success();
    }

    private JsonObject SetConnection(ApiCall call)
    {
        SetConnection(Device(call), (JsonObject)call.Body!);
        return Success();
    }

    private static JsonObject State(TimedPoint point)
    {
        var json = PointJson.Write(point);
        if (point.Meta is { } meta)
            json["meta"] = meta.DeepClone();
        return json;
    }

    private JsonArray GetState(ApiCall call)
    {
        var range = CallRange.Of(call, state.NowMilliseconds);
        var points = state.Store.History(Device(call).Id).Points.Between(range.Start, range.End + 1);
        return [.. CallRange.Limited(points, call).Select(State)];
    }

    private JsonArray Newest(TimedEntries entries, ApiCall call)
    {
        var range = CallRange.Of(call, state.NowMilliseconds);
        var found = entries.All.Where(entry => entry.Time >= range.Start && entry.Time <= range.End).OrderBy(entry => entry.Time);
        return [.. CallRange.Limited(found, call).Select(entry => entry.Json.DeepClone())];
    }

    private JsonObject Composite(Document device, ApiCall call)
    {
        var range = CallRange.Of(call, state.NowMilliseconds);
        var wanted = call.QueryText("attributes") is { Length: > 0 } text ? text.Split(',').ToHashSet(StringComparer.Ordinal) : null;
        var stored = state.Devices.Stored(device);
        var composite = new JsonObject();
        foreach (var attribute in stored.Attributes.Where(name => wanted?.Contains(name) ?? true))
        {
            if (stored.Points.Newest(attribute, range.End) is { } point && point.Time >= range.Start)
                composite[attribute] = new JsonObject { ["value"] = point.Data[attribute].ToJson(), ["time"] = TimeRange.ToText(point.Time) };
        }

        return composite;
    }

    private JsonObject CompositeOfAll(ApiCall call)
    {
        var rules = new DeviceRules(state);
        var devices = ListAnswer.Select(state.Devices.All(call.Id("applicationId")), static device => !device.IsDeleted, call, rules);
        return new ListAnswer(state.Schemas).Page(devices, call, device => new JsonObject
        {
            ["id"] = device.Id,
            ["name"] = device.Text("name"),
            ["compositeState"] = Composite(device, call),
        });
    }

    private JsonObject Publish(ApiCall call)
    {
        var body = (JsonObject)call.Body!;
        state.Hub.Send(Streams.EventHub.Messages(call.Id("applicationId")), "mqttMessage", body, JsonRead.Text(body["topic"]));
        return Success();
    }
}
