using Hengjian.Domain.Catalogues;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class CatalogueVersionConfiguration : IEntityTypeConfiguration<CatalogueVersionRecord>
{
    public void Configure(EntityTypeBuilder<CatalogueVersionRecord> builder)
    {
        builder.ToTable("catalogue_versions");
        builder.Property(v => v.Version).HasMaxLength(64);
        builder.Property(v => v.Parent).HasMaxLength(64);
        builder.Property(v => v.Indicator).HasMaxLength(CatalogueVersionRecord.LongestIndicator);
        builder.Property(v => v.IndicatorName).HasMaxLength(100);
        builder.Property(v => v.Reason).HasMaxLength(CatalogueVersionRecord.LongestReason);
        builder.Property(v => v.SavedBy).HasMaxLength(40);
        builder.HasIndex(v => v.Version).IsUnique();
    }
}
