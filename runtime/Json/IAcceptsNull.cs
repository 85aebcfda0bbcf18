namespace Losant.Runtime.Json;

/// <summary>Marks the codecs whose values may be null, in lists and maps too.</summary>
internal interface IAcceptsNull;
