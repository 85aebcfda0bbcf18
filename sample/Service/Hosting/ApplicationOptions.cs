using System.ComponentModel.DataAnnotations;

namespace Losant.Service.Hosting;

/// <summary>The application of the API that the service is about.</summary>
internal sealed class ApplicationOptions
{
    [Required(ErrorMessage = "Losant:ApplicationId is not set. Set the environment variable Losant__ApplicationId.")]
    [RegularExpression("^[0-9A-Fa-f]{24}$", ErrorMessage = "Losant:ApplicationId is not an id: 24 hexadecimal digits.")]
    public string ApplicationId { get; set; } = "";
}
