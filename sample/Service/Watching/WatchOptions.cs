using System.ComponentModel.DataAnnotations;

namespace Losant.Service.Watching;

/// <summary>What is watched.</summary>
internal sealed class WatchOptions : IValidatableObject
{
    /// <summary>The attribute; devices without it are not followed.</summary>
    [Required(ErrorMessage = "Watch:Attribute is not set.")]
    public string Attribute { get; set; } = "";

    /// <summary>A value that rises to this raises an event.</summary>
    public double Threshold { get; set; }

    /// <summary>After an event, there is no other before the value has fallen to this; null for below the threshold. A gap between both keeps a value that trembles quiet.</summary>
    public double? Reset { get; set; }

    /// <summary>How often new devices are looked for, and those that could not be followed are tried again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00", ErrorMessage = "Watch:ScanInterval is not from 10 milliseconds to a day.")]
    public TimeSpan ScanInterval { get; set; } = TimeSpan.FromMinutes(1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Reset > Threshold)
            yield return new ValidationResult("Watch:Reset is greater than Watch:Threshold.");
    }
}
