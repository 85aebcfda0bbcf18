// needs AdvancedDeviceQuery
// needs AdvancedDeviceQuery.Name: ValueFilter?
// needs Device
// needs Device.Attributes: IReadOnlyList<DeviceAttributePost>?
// needs Device.CreationDate: DateTimeOffset?
// needs Device.Id: string?
// needs Device.Tags: IReadOnlyList<DeviceTag>?
// needs DeviceAttributePost
// needs DeviceAttributePost.Name: string
// needs DeviceAttributesResource.PostAsync(applicationId: string)
// needs DeviceAttributesResource.PostAsync(cancellationToken: CancellationToken)
// needs DeviceAttributesResource.PostAsync(deviceAttribute: DeviceAttributePost)
// needs DeviceAttributesResource.PostAsync(deviceId: string)
// needs DeviceAttributesResource.PostAsync: Task<DeviceAttribute>
// needs DevicePatch
// needs DevicePatch.Tags: IReadOnlyList<DeviceTag>?
// needs DevicePost
// needs DevicePost.Name: string
// needs DeviceResource.DeleteAsync(applicationId: string)
// needs DeviceResource.DeleteAsync(cancellationToken: CancellationToken)
// needs DeviceResource.DeleteAsync(deviceId: string)
// needs DeviceResource.DeleteAsync: Task<Success>
// needs DeviceResource.GetAsync(applicationId: string)
// needs DeviceResource.GetAsync(cancellationToken: CancellationToken)
// needs DeviceResource.GetAsync(deviceId: string)
// needs DeviceResource.GetAsync: Task<Device>
// needs DeviceResource.PatchAsync(applicationId: string)
// needs DeviceResource.PatchAsync(cancellationToken: CancellationToken)
// needs DeviceResource.PatchAsync(device: DevicePatch)
// needs DeviceResource.PatchAsync(deviceId: string)
// needs DeviceResource.PatchAsync: Task<Device>
// needs DeviceTag
// needs DeviceTag.Key: string
// needs DeviceTag.Value: string
// needs Devices
// needs Devices.Items: IReadOnlyList<Device>?
// needs DevicesResource.GetAsync(applicationId: string)
// needs DevicesResource.GetAsync(cancellationToken: CancellationToken)
// needs DevicesResource.GetAsync(perPage: long?)
// needs DevicesResource.GetAsync(query: AdvancedDeviceQuery?)
// needs DevicesResource.GetAsync: Task<Devices>
// needs DevicesResource.PostAsync(applicationId: string)
// needs DevicesResource.PostAsync(cancellationToken: CancellationToken)
// needs DevicesResource.PostAsync(device: DevicePost)
// needs DevicesResource.PostAsync: Task<Device>
// needs LosantClient.Device: DeviceResource
// needs LosantClient.DeviceAttributes: DeviceAttributesResource
// needs LosantClient.Devices: DevicesResource
// needs ValueFilter(string)
// needs call DeviceAttributesResource.PostAsync: applicationId deviceId deviceAttribute
// needs call DeviceResource.DeleteAsync: applicationId deviceId
// needs call DeviceResource.GetAsync: applicationId deviceId
// needs call DeviceResource.PatchAsync: applicationId deviceId device
// needs call DevicesResource.GetAsync: applicationId
// needs call DevicesResource.PostAsync: applicationId device
// needs new AdvancedDeviceQuery: 
// needs new DevicePatch: 
namespace Losant;

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using global::Losant;
using global::Losant.Runtime;

/// <summary>Devices that have to be there, with the attributes and tags that they have to have.</summary>
/// <example>
/// <code>
/// var device = await losant.FindOrCreateDeviceAsync(applicationId, new() { Name = "Probe 7", Attributes = [new() { Name = "level", DataType = "number" }] });
/// await losant.AddMissingAsync(applicationId, device, attributes: [new() { Name = "open", DataType = "boolean" }]);
/// </code>
/// </example>
public static partial class LosantClientProvisioning
{
    /// <summary>
    /// Gets the device of a name, or creates it. If other programs create it at the same time, the oldest one stays, all get that, and the others are deleted
    /// by the programs that made them.
    /// </summary>
    /// <param name="losant">The client.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="device">The device to create. One that is found is not changed.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The device. Of several devices that have the name already, the oldest.</returns>
    public static async Task<Device> FindOrCreateDeviceAsync(this LosantClient losant, string applicationId, DevicePost device, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(losant);
        ArgumentNullException.ThrowIfNull(device);
        if (await OldestAsync(losant, applicationId, device.Name, cancellationToken).ConfigureAwait(false) is { } found) return found;
        var created = await losant.Devices.PostAsync(applicationId, device, cancellationToken: cancellationToken).ConfigureAwait(false);
        var oldest = await OldestAsync(losant, applicationId, device.Name, cancellationToken).ConfigureAwait(false) ?? created;
        if (created.Id is not { } own || own == oldest.Id) return created;
        await losant.Device.DeleteAsync(applicationId, own, cancellationToken: cancellationToken).ConfigureAwait(false);
        return oldest;
    }

    /// <summary>
    /// Adds attributes and tags that a device lacks, and leaves the others. An attribute is known by its name, a tag by key and value. Attributes are added one by
    /// one, so that those of another program are not lost; the list of tags is replaced by one with the missing ones.
    /// </summary>
    /// <param name="losant">The client.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="device">The device, as the API has given it.</param>
    /// <param name="attributes">Attributes that it has to have; null for none.</param>
    /// <param name="tags">Tags that it has to have; null for none.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>How many attributes and tags were added; 0 if nothing was missing, and no call was made.</returns>
    /// <exception cref="ArgumentException">The device has no id.</exception>
    public static async Task<int> AddMissingAsync(
        this LosantClient losant, string applicationId, Device device, IReadOnlyList<DeviceAttributePost>? attributes = null, IReadOnlyList<DeviceTag>? tags = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(losant);
        ArgumentNullException.ThrowIfNull(device);
        var id = device.Id ?? throw new ArgumentException("The device has no id.", nameof(device));
        var newAttributes = (attributes ?? []).Where(a => (device.Attributes ?? []).All(b => b.Name != a.Name)).ToList();
        var added = 0;
        foreach (var attribute in newAttributes)
        {
            try
            {
                await losant.DeviceAttributes.PostAsync(applicationId, id, attribute, cancellationToken: cancellationToken).ConfigureAwait(false);
                added++;
            }
            catch (LosantBadRequestException)
            {
                // Another program may have added it since the device was read.
                var now = await losant.Device.GetAsync(applicationId, id, cancellationToken: cancellationToken).ConfigureAwait(false);
                if ((now.Attributes ?? []).All(a => a.Name != attribute.Name)) throw;
            }
        }

        if (!(tags ?? []).Any(t => Lacks(device, t))) return added;

        // The list replaces the present one, which may have changed since the device was read.
        var present = await losant.Device.GetAsync(applicationId, id, cancellationToken: cancellationToken).ConfigureAwait(false);
        var newTags = (tags ?? []).Where(t => Lacks(present, t)).ToList();
        if (newTags.Count > 0) await losant.Device.PatchAsync(applicationId, id, new DevicePatch { Tags = [.. present.Tags ?? [], .. newTags] }, cancellationToken: cancellationToken).ConfigureAwait(false);
        return added + newTags.Count;
    }

    private static bool Lacks(Device device, DeviceTag tag) => (device.Tags ?? []).All(t => t.Key != tag.Key || t.Value != tag.Value);

    // Programs that look at the same time must choose the same one.
    private static async Task<Device?> OldestAsync(LosantClient losant, string applicationId, string name, CancellationToken cancellationToken)
    {
        var page = await losant.Devices.GetAsync(applicationId, query: new AdvancedDeviceQuery { Name = name }, perPage: 1000, cancellationToken: cancellationToken).ConfigureAwait(false);
        return (page.Items ?? []).OrderBy(d => d.CreationDate).ThenBy(d => d.Id, StringComparer.Ordinal).FirstOrDefault();
    }
}
