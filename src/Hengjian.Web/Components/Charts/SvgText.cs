using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Hengjian.Web.Components.Charts;

/// <summary>A text element of a drawing; Razor keeps the tag's own name for itself.</summary>
public sealed class SvgText : ComponentBase
{
    /// <summary>Pixel from the left.</summary>
    [Parameter, EditorRequired]
    public double X { get; set; }

    /// <summary>Pixel of the base line from the top.</summary>
    [Parameter, EditorRequired]
    public double Y { get; set; }

    /// <summary>start, middle or end.</summary>
    [Parameter]
    public string Anchor { get; set; } = "start";

    /// <summary>strong, on-dark, city-name; null for the plain look.</summary>
    [Parameter]
    public string? Look { get; set; }

    /// <summary>Repeats what is said elsewhere: not read aloud.</summary>
    [Parameter]
    public bool Silent { get; set; }

    /// <summary>The words.</summary>
    [Parameter, EditorRequired]
    public string Words { get; set; } = "";

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", ChartScale.Pixel(X));
        builder.AddAttribute(2, "y", ChartScale.Pixel(Y));
        builder.AddAttribute(3, "text-anchor", Anchor);
        builder.AddAttribute(4, "class", Look);
        builder.AddAttribute(5, "aria-hidden", Silent ? "true" : null);
        builder.AddContent(6, Words);
        builder.CloseElement();
    }
}
