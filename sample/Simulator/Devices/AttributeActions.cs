using System.Text.Json.Nodes;
using Losant.Simulator.Actions;
using Losant.Simulator.Collections;
using Losant.Simulator.Server;
using Losant.Simulator.Store;

namespace Losant.Simulator.Devices;

/// <summary>The attributes of one device, which are members of the device.</summary>
internal sealed class AttributeActions(SimulatorState state)
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

    private static JsonArray Attributes(Document device)
    {
        if (device.Json["attributes"] is not JsonArray)
            device.Json["attributes"] = new JsonArray();
        return (JsonArray)device.Json["attributes"]!;
    }

    private static JsonObject Attribute(Document device, ApiCall call) =>
        JsonRead.Objects(Attributes(device)).FirstOrDefault(attribute => JsonRead.Text(attribute["name"]) == call.Id("name")) ?? throw ApiFailure.NotFound("Device attribute");

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

    private JsonNode Post(ApiCall call)
    {
        var (attributes, body) = (Attributes(Device(call).Edit()), (JsonObject)call.Body!);
        if (JsonRead.Objects(attributes).Any(attribute => JsonNode.DeepEquals(attribute["name"], body["name"])))
            throw ApiFailure.Validation("The device has an attribute of this name.");
        var attribute = body.DeepClone();
        attributes.Add(attribute);
        return attribute.DeepClone();
    }

    private JsonNode Patch(ApiCall call)
    {
        var attribute = Attribute(Device(call).Edit(), call);
        foreach (var (name, value) in (JsonObject)call.Body!)
        {
            if (value is null)
                attribute.Remove(name);
            else
                attribute[name] = value.DeepClone();
        }

        return attribute.DeepClone();
    }

    private JsonObject Delete(ApiCall call)
    {
        var device = Device(call).Edit();
        Attributes(device).Remove(Attribute(device, call));
        return new JsonObject { ["success"] = true };
    }
}
