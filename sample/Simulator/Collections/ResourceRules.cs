using System.Text.Json.Nodes;
using Losant.Simulator.Queries;
using Losant.Simulator.Server;
using Losant.Simulator.Store;

namespace Losant.Simulator.Collections;

/// <summary>What is special about a kind of document. A kind without rules of its own keeps what it is sent, and returns it.</summary>
internal class ResourceRules
{
    /// <summary>The members of a new document that a request may leave out.</summary>
    public virtual JsonObject Defaults(ApiCall call) => [];

    /// <summary>Checks and completes the members of a document that is to be created or changed.</summary>
    /// <param name="json">The members as they would be.</param>
    /// <param name="body">What was sent.</param>
    /// <param name="old">The document that is changed; null for a new one.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="ApiFailure">What was sent does not make sense.</exception>
    public virtual void Check(JsonObject json, JsonObject body, Document? old, ApiCall call)
    {
    }

    /// <summary>Called when a document has been created.</summary>
    public virtual void Created(Document document, JsonObject body, ApiCall call)
    {
    }

    /// <summary>Called when a document has been changed.</summary>
    public virtual void Changed(Document document, JsonObject body, ApiCall call)
    {
    }

    public virtual void Delete(Document document, Collection collection, ApiCall call) => collection.Remove(document.Id);

    /// <summary>Which documents a list has, by the parameters of this kind.</summary>
    public virtual Func<Document, bool> Listed(ApiCall call) => static document => !document.IsDeleted;

    /// <summary>The document as it is returned: a copy.</summary>
    public virtual JsonObject View(Document document, ApiCall call) => (JsonObject)document.Json.DeepClone();

    /// <summary>The document as it is returned once, when it has been created.</summary>
    public virtual JsonObject ViewCreated(Document document, ApiCall call) => View(document, call);

    /// <summary>Checks the field that a list is to be sorted by, beyond what the description says of the parameter.</summary>
    /// <exception cref="ApiFailure">There is no such field.</exception>
    public virtual void CheckOrder(string field, ApiCall call)
    {
    }

    /// <summary>Whether a member is kept that the schema does not declare, such as a column of a row.</summary>
    public virtual bool Keeps(string member) => false;

    /// <summary>The values of a field, for queries and for the order of a list. A document that has several of something, such as groupIds, has them as values of groupId.</summary>
    public virtual QueryField Field(Document document, string name)
    {
        var isId = name.EndsWith("Id", StringComparison.Ordinal) || name is "id" or "deviceIds";
        return QueryField.Of(document.Json[name] ?? (isId ? document.Json[$"{name}s"] : null), isId);
    }

    /// <summary>Whether a condition of an advanced query holds: what is called tags, such as eventTags, has conditions of its own.</summary>
    public virtual bool Holds(Document document, string member, JsonNode? condition) =>
        member == "tags" || member.EndsWith("Tags", StringComparison.Ordinal)
            ? TagCondition.Matches(condition, ListAnswer.Tags(document.Json[member]))
            : ValueCondition.Matches(condition, Field(document, member));
}
