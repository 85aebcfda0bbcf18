using System.Text.Json.Nodes;
using Losant.Simulator.Actions;
using Losant.Simulator.Collections;
using Losant.Simulator.Server;
using Losant.Simulator.Store;

namespace Losant.Simulator.Devices;

/// <summary>The attributes of one device, which are members of the device: a change of one is a change of the device, with its checks.</summary>
internal sealed class AttributeActions(SimulatorState state, CollectionActions devices)
{
    public void Register(ActionTable table)
    {
        table.Add("deviceAttributes.get", List);
        table.Add("deviceAttributes.post", Post);
        table.Add("deviceAttribute.get", call => Attribute(Device(call), call).DeepClone());
        table.Add("deviceAttribute.patch", Patch);
        table.Add("deviceAttribute.delete", Delete);
    }

    private Document Device(ApiCall call) => state.Devices.Find(call.Id("applicationId"), call.Id("deviceId"))!;

    /// <summary>A copy: what is changed of it is a patch of the device.</summary>
    private static JsonArray Attributes(Document device) => device.Json["attributes"] is JsonArray list ? (JsonArray)list.DeepClone() : [];

    private static JsonObject Attribute(Document device, ApiCall call) => Attribute(Attributes(device), call);

    private static JsonObject Attribute(JsonArray attributes, ApiCall call) =>
        JsonRead.Objects(attributes).FirstOrDefault(attribute => JsonRead.Text(attribute["name"]) == call.Id("name")) ?? throw ApiFailure.NotFound("Device attribute");

    private JsonObject List(ApiCall call)
    {
        // A list sorts and filters documents, so that each attribute becomes one, under its name.
        var attributes = new Collection("deviceAttributes", string.Empty);
        foreach (var attribute in JsonRead.Objects(Attributes(Device(call))))
        {
            var json = (JsonObject)attribute.DeepClone();
            json["id"] = attribute["name"]?.DeepClone();
            attributes.Add(json);
        }

        return new ListAnswer(state.Schemas).Page(ListAnswer.Select(attributes, static _ => true, call, new ResourceRules()), call, document =>
        {
            var view = (JsonObject)document.Json.DeepClone();
            view.Remove("id");
            return view;
        });
    }

    private JsonNode Post(ApiCall call) => Change(call, attributes =>
    {
        var attribute = (JsonObject)call.Body!.DeepClone();
        attributes.Add(attribute);
        return attribute;
    });

    private JsonNode Patch(ApiCall call) => Change(call, attributes =>
    {
        var attribute = Attribute(attributes, call);
        foreach (var (name, value) in (JsonObject)call.Body!)
        {
            if (value is null)
                attribute.Remove(name);
            else
                attribute[name] = value.DeepClone();
        }

        return attribute;
    });

    private JsonObject Delete(ApiCall call)
    {
        Change(call, attributes =>
        {
            var attribute = Attribute(attributes, call);
            attributes.Remove(attribute);
            return attribute;
        });
        return new JsonObject { ["success"] = true };
    }

    private JsonNode Change(ApiCall call, Func<JsonArray, JsonObject> change)
    {
        var device = Device(call);
        var attributes = Attributes(device);
        var changed = change(attributes);
        devices.Change(device, new JsonObject { ["attributes"] = attributes }, call);
        return changed.DeepClone();
    }
}
