namespace Hengjian.Domain;

/// <summary>A record that belongs to a region, so that a query over it can be filtered by what its reader may see.</summary>
public interface IInRegion
{
    /// <summary>Six-digit code; 0 is the nation.</summary>
    int RegionCode { get; }
}
