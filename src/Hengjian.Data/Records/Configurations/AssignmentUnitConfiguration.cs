using Hengjian.Domain.Breakdown;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class AssignmentUnitConfiguration : IEntityTypeConfiguration<AssignmentUnitRecord>
{
    public void Configure(EntityTypeBuilder<AssignmentUnitRecord> builder)
    {
        builder.ToTable("assignment_units");
        builder.HasKey(r => new { r.AssignmentId, r.UnitId });
        builder.Property(r => r.AssignmentId).ValueGeneratedNever();
        builder.Property(r => r.UnitId).HasMaxLength(60);
        builder.Property(r => r.Part).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(r => r.UnitId);
        builder.HasOne<AssignmentRecord>().WithMany().HasForeignKey(r => r.AssignmentId).OnDelete(DeleteBehavior.Cascade);
    }
}
